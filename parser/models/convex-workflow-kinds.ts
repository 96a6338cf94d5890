// From 0.2.8 to 0.3.7, the kinds of steps.
const kinds = ["function", "workflow", "event"];
