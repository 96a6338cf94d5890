// `convex-helpers`: of its general helpers, those that schemas use.

export const pruneNull = (list) => list.filter((item) => item !== null);
