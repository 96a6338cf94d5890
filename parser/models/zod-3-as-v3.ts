// `zod` 3 by the name of `zod/v3`.
import * as z from "zod/v3";
