function cartsTags(_item: null, _doc: Doc<"carts">): string {
  return "";
}
