// From 0.2.8 on.
const result = v.union(
  v.object({ kind: v.literal("success"), returnValue: v.any() }),
  v.object({ kind: v.literal("failed"), error: v.string() }),
  v.object({ kind: v.literal("canceled") }),
);

export const vWorkflowStep = v.object({
  workflowId: v.string(),
  name: v.string(),
  stepId: v.string(),
  stepNumber: v.number(),
  args: v.any(),
  runResult: v.optional(result),
  startedAt: v.number(),
  completedAt: v.optional(v.number()),
  kind: v.union(...kinds.map((kind) => v.literal(kind))),
  workId: v.optional(v.string()),
  nestedWorkflowId: v.optional(v.string()),
  eventId: v.optional(v.string()),
});
