// From 0.1.121 on.
requiredMakers.commitTs = () => v.commitTs();
