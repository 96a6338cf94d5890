// From 0.1.27 on.
export const pretend = () => pretending("pretend", v.optional(v.any()));

export const pretendRequired = (validator) => pretending("pretendRequired", v.optional(validator));
