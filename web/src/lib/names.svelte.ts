// Names of identities that stand in the address only as ids, learnt from
// whatever the server has sent.

class Names {
  #known = $state<Record<string, { name?: string; name_en?: string }>>({});
  get(id: string) {
    return this.#known[id];
  }
  learn(items: { id?: string; value?: string; name?: string; name_en?: string }[] | undefined) {
    for (const x of items ?? []) {
      const id = x.id ?? x.value;
      if (id && x.name && this.#known[id]?.name !== x.name) this.#known[id] = { name: x.name, name_en: x.name_en };
    }
  }
}
export const names = new Names();
