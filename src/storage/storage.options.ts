/** Which store holds the data, chosen once at boot from the settings. */
export type StorageOptions =
  { readonly store: 'file'; readonly directory: string } | { readonly store: 'memory' };

export type StoreName = StorageOptions['store'];
