/** Holds what was read from a file at its latest revision; those who ask at the same time share the reading. */
export class LatestRevision<T> {
  private revision: string | null = null;
  private reading: Promise<T> | null = null;

  /** A failed reading is shared by those waiting for it and then forgotten. */
  async get(revision: string, read: () => Promise<T>): Promise<T> {
    if (this.reading !== null && this.revision === revision) return this.reading;
    const reading = read();
    this.revision = revision;
    this.reading = reading;
    try {
      return await reading;
    } catch (error) {
      if (this.reading === reading) this.reading = null;
      throw error;
    }
  }
}
