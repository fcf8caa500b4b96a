package org.usra.clinic.shell;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.usra.clinic.access.Role;
import org.usra.clinic.access.SignedIn;
import org.usra.clinic.directory.Directory;
import org.usra.clinic.workplace.Post;
import org.usra.clinic.workplace.Workplace;

/** {@code /}: where the work of each role begins. */
@Controller
class HomePage {

    private final Workplace workplace;
    private final Directory directory;

    HomePage(Workplace workplace, Directory directory) {
        this.workplace = workplace;
        this.directory = directory;
    }

    @GetMapping("/")
    String home(Model model) {
        Role role = SignedIn.current().role();
        return switch (role) {
            case HOSPITAL -> "redirect:/desk";
            case EMERGENCY -> "redirect:/er";
            case INSURER -> "redirect:/cover";
            case CITIZEN -> "redirect:/c";
            case DOCTOR, NURSE, REGISTRAR, DIRECTORATE, ACCREDITOR, PROVIDER, CALLCENTRE, ADMIN -> welcome(role, model);
        };
    }

    private String welcome(Role role, Model model) {
        Post post = workplace.current();
        model.addAttribute("role", role.code());
        model.addAttribute("findsPeople", role.findsPeople());
        model.addAttribute("facility", post.held() ? directory.name(post.organization()) : "");
        return "home";
    }

    @GetMapping("/help/keys")
    String keys() {
        return "keys";
    }

    @GetMapping("/signed-out")
    String signedOut() {
        return "signed-out";
    }
}
