// From 0.1.75 on.
export const zodOutputToConvex = conversion({
  default: inner,
  effects: () => v.any(),
  pipeline: (def, convert) => convert(def.out),
});

export const zodOutputToConvexFields = (fields) => fieldsOf(fields, zodOutputToConvex);
