// From 0.3.9 on, the kinds of steps.
const kinds = ["function", "workflow", "event", "sleep"];
