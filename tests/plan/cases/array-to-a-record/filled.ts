function invoicesLines(
  lines: Array<{
    label: string;
    hours?: number;
    quantity?: number;
    unitPrice?: number;
    amount: number;
  }>,
  _doc: Doc<"invoices">,
): Record<
  string,
  { hours?: number; quantity?: number; unitPrice?: number; discount?: number; amount: number }
> {
  return Object.fromEntries(lines.map(({ label, ...line }) => [label, line]));
}
