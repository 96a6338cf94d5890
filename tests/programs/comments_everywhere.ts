import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

/* before */ export /* a */ default /* b */ defineSchema /* c */ ( /* d */ { // e
  t /* f */: /* g */ defineTable({ a /* h */: v /* i */ . /* j */ string( /* k */ ) /* l */, /* m */ }) /* n */ , // o
} /* p */ ) /* q */ ; // r
