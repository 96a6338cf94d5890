// Until 0.2.17, what is called when work is done, by its handle.
export const vOnComplete = v.object({ fnHandle: v.string(), context: v.optional(v.any()) });
