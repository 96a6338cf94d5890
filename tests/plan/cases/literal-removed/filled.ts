function tasksStatus(status: "blocked" | "waiting", _doc: Doc<"tasks">): "todo" | "done" {
  return status === "waiting" ? "todo" : "done";
}
