import { civilDate, line, name } from './fields.ts';

/** What the register of projects says of an order of a complete plant (INTAKE-28). */
export const projectFields = {
  name: name('Name of the project.').exactOptional(),
  owner: name('The client who builds, often not who orders.').exactOptional(),
  site: line('Where it is built.').exactOptional(),
  designInstitute: name('Who designs it.').exactOptional(),
  plannedStart: civilDate('Day on which the work on site is to begin.').exactOptional(),
  capacity: line('Voltage, capacity or output.').exactOptional(),
};
