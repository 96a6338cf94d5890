// From 0.3.3 on.
export const vEventId = () => v.string();
