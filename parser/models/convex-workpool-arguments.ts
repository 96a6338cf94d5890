// From 0.2.18 to 0.4.9, the arguments of what is called when work is done.
export const vOnCompleteArgs = (context) =>
  v.object({ workId: vWorkIdValidator, context: context ?? v.optional(v.any()), result: vResultValidator });
export const vOnCompleteValidator = vOnCompleteArgs;
export const vOnComplete = vOnCompleteArgs(v.any());
