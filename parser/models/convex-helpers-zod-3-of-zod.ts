// Until 0.1.101, with any version of `zod`.
import * as z from "zod";
