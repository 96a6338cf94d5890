// From 0.1.121 on.
zodMakers.commitTs = () => z.union([z.bigint(), z.custom(() => true)]);
