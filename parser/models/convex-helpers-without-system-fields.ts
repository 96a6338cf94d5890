// From 0.1.84 on.
export const withoutSystemFields = (object) => omit(object, ["_id", "_creationTime"]);
