/** Changes with every change of a figure, so that kept results can be told apart. */
export const ENGINE_VERSION = '1.1.1';
