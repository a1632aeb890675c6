/**
 * The same pure function, remembering its answers: a register repeats its dates and status words a hundred thousand
 * times, often one after the other. After `limit` different inputs it forgets all and starts anew, so memory stays bounded.
 */
export const remember = <Output>(limit: number, compute: (input: string) => Output): ((input: string) => Output) => {
  const known = new Map<string, Output>();
  let last: { readonly input: string; readonly output: Output } | undefined;
  return (input) => {
    if (last?.input === input) return last.output;
    let output = known.get(input);
    if (output === undefined) {
      output = compute(input);
      if (known.size >= limit) known.clear();
      known.set(input, output);
    }
    last = { input, output };
    return output;
  };
};
