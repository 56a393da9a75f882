/**
 * Inner product of two columns of one length. Four partial sums keep the processor's adders busy.
 */
export function innerProduct(a: Float64Array, b: Float64Array): number {
  const whole = a.length - (a.length % 4);
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  for (let t = 0; t < whole; t += 4) {
    s0 += (a[t] as number) * (b[t] as number);
    s1 += (a[t + 1] as number) * (b[t + 1] as number);
    s2 += (a[t + 2] as number) * (b[t + 2] as number);
    s3 += (a[t + 3] as number) * (b[t + 3] as number);
  }
  for (let t = whole; t < a.length; t += 1) s0 += (a[t] as number) * (b[t] as number);
  return s0 + s1 + (s2 + s3);
}
