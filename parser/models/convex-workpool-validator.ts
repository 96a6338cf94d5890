// From 0.2.15 to 0.2.17.
export const vOnCompleteValidator = (context) =>
  v.object({ workId: vWorkIdValidator, context: context ?? v.any(), result: vResultValidator });
