/**
 * The same pure function, remembering its answers: a register repeats its dates and status words a hundred thousand
 * times. After `limit` different inputs it forgets all and starts anew, so memory stays bounded.
 */
export const remember = <Output>(limit: number, compute: (input: string) => Output): ((input: string) => Output) => {
  const known = new Map<string, Output>();
  return (input) => {
    const remembered = known.get(input);
    if (remembered !== undefined) return remembered;
    const output = compute(input);
    if (known.size >= limit) known.clear();
    known.set(input, output);
    return output;
  };
};
