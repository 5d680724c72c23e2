/** More than one page holds. */
export const names = [
  ...['Élodie Durand', 'Max', 'Max', 'Maxine', 'Mira Stone', 'Bo', 'Cy'],
  ...['Guest 1', 'Guest 2', 'Guest 3', 'Guest 4', 'Guest 5', 'Guest 1'],
];
