package org.usra.clinic.directory;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code /directory}: the facilities of the scheme, open to every role. */
@Controller
class DirectoryPage {

    private final Directory directory;

    DirectoryPage(Directory directory) {
        this.directory = directory;
    }

    @GetMapping("/directory")
    String list(Model model) {
        model.addAttribute("facilities", directory.facilities());
        return "directory";
    }

    @GetMapping("/directory/{id}")
    String one(@PathVariable String id, Model model) {
        model.addAttribute("facilities", directory.facilities());
        model.addAttribute("selected", id);
        List<Directory.Service> services = directory.services().stream()
                .filter(service -> service.facility().equals(id))
                .toList();
        model.addAttribute("services", services);
        model.addAttribute("selectedName", directory.name(id));
        return "directory";
    }
}
