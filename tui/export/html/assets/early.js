document.documentElement.classList.add("js");
addEventListener("error", () => document.documentElement.classList.remove("js"));
