// From 0.1.107 on.
export { vRequired };
