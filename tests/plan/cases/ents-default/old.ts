export { default } from "./before";
