/** How the events of this subgraph say where they come from. */
export const source = '/subgraphs/reminder'
