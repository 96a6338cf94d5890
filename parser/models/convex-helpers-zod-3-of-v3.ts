// From 0.1.102 on.
import * as z from "zod/v3";
