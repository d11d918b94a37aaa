/** From so many studies on a fit makes what it holds of each when somebody looks: it takes ten times the time of all the rest. */
export const MANY = 1000;

/** Gives an object properties that are made, once, when they are first looked at. It is the object itself that is returned. */
export function withLater<T extends object>(object: T, makers: { readonly [Name in keyof T]?: () => T[Name] }): T {
  for (const name of Object.keys(makers) as (keyof T)[]) {
    Object.defineProperty(object, name, { enumerable: true, configurable: true, get: once(makers[name]!) });
  }
  return object;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
