function usersActive(active: boolean, _doc: Doc<"users">): "active" | "inactive" | "banned" {
  return active ? "active" : "inactive";
}
function usersFlag(_flag: boolean, _doc: Doc<"users">): true | null {
  return null;
}
