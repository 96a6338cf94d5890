function tasksStatus(status: "in_progress" | "archived", _doc: Doc<"tasks">): "todo" | "doing" | "done" {
  return status === "archived" ? "done" : "doing";
}
