export const fields = {;
