// From 0.1.66 on.
export const zBrand = (type) => type.brand();
