/** The house's mark. Decoration: its name stands beside it. */
export const Mark = ({ size = 28 }: { size?: number }) => (
  <img src="/console/mark.svg" width={size} height={size} alt="" />
);
