// From 0.4.10 on, the arguments of what is called when work is done, with the result's own validator.
export const vRunResult = outcome;
export const vOnCompleteArgs = (context, returnValue) =>
  v.object({
    workId: vWorkIdValidator,
    context: context ?? v.optional(v.any()),
    result: outcome(returnValue ?? v.optional(v.any())),
  });
export const vOnCompleteValidator = vOnCompleteArgs;
export const vOnComplete = vOnCompleteArgs(v.any());
