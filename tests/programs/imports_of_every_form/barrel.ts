export * from "./parts/one";
export { two as b } from "./parts/two";
export * as everything from "./parts/one";
export { default as named } from "./parts/two";
