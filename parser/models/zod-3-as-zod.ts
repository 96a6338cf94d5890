// `zod` 3 by the name of `zod`.
import * as z from "zod";
