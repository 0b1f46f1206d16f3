/** A form's fields as Stripe reads them: `metadata[key]=x` and `expand[0]=y` are objects and lists. */
export interface Form {
  [name: string]: string | Form;
}

export function formOf(text: string): Form {
  const form: Form = {};
  for (const [path, value] of new URLSearchParams(text)) {
    const names = path.split(/[[\]]+/).filter((name) => name !== '');
    const last = names.pop() ?? '';
    let at = form;
    for (const name of names) {
      const inner = at[name];
      at = typeof inner === 'object' ? inner : (at[name] = {});
    }
    at[last] = value;
  }
  return form;
}

export const textAt = (form: Form, name: string): string | undefined => {
  const value = form[name];
  return typeof value === 'string' ? value : undefined;
};
export const formAt = (form: Form, name: string): Form => {
  const value = form[name];
  return typeof value === 'object' ? value : {};
};
