// From 0.3.1 on.
export const vResult = vResultValidator;
export const vWorkId = vWorkIdValidator;
