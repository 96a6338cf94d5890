// From 0.1.27 on.
export const pretend = () => v.optional(v.any());

export const pretendRequired = (validator) => v.optional(validator);
