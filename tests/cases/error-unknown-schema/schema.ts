import { makeSchema } from "some-package";

export default makeSchema({ users: {} });
