// Until 0.1.122, the builders by themselves: those without arguments are validators, not functions.
export const string = v.string();
export const number = v.float64();
export const float64 = v.float64();
export const boolean = v.boolean();
export const int64 = v.int64();
export const any = v.any();
export const null_ = v.null();
export const { id, object, array, bytes, literal, optional, union } = v;
