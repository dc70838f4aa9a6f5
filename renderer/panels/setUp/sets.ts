/** What is in either. */
export function union<T>(one: Iterable<T>, other: Iterable<T>): ReadonlySet<T> {
  return new Set([...one, ...other])
}

/** What is in the first and not in the second. */
export function without<T>(one: Iterable<T>, other: ReadonlySet<T>): ReadonlySet<T> {
  return new Set([...one].filter((each) => !other.has(each)))
}
