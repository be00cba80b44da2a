/**
 * Makes what is costly to make once for each key, as formats of dates are.
 * @param most keys come from outside: when there are more of them, it begins anew
 */
export function remembered<Value>(make: (key: string) => Value, most = 500): (key: string) => Value {
  const made = new Map<string, Value>();
  return key => {
    const known = made.get(key);
    if (known !== undefined) return known;
    if (made.size >= most) made.clear();
    const value = make(key);
    made.set(key, value);
    return value;
  };
}
