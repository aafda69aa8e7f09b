// The codebook's page: while articles are read for new issues, and once they are.
import { follow } from "./jobs.js";

for (const section of document.querySelectorAll(".running [data-job]")) {
  const wasAtWork = ["waiting", "reading"].includes(section.dataset.phase);
  // The numbers of positions are others then.
  if (wasAtWork) follow(section, () => location.reload());
}
