package org.usra.clinic.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.usra.clinic.directory.Directory;
import org.usra.clinic.draft.Entered;
import org.usra.clinic.person.Banners;
import org.usra.clinic.shell.Acting;
import org.usra.clinic.workplace.Workplace;

/** {@code /desk}: tiles, worklist and triage of a hospital. */
@Controller
class DeskPages {

    private static final List<String> REASONS = List.of(
            "no-capacity",
            "service-not-offered",
            "insufficient-information",
            "level-of-care-not-needed",
            "wrong-specialty",
            "duplicate",
            "other");

    private final Worklist worklist;
    private final TaskActions actions;
    private final Stays stays;
    private final Banners banners;
    private final Directory directory;
    private final Workplace workplace;
    private final Acting acting;

    DeskPages(
            Worklist worklist,
            TaskActions actions,
            Stays stays,
            Banners banners,
            Directory directory,
            Workplace workplace,
            Acting acting) {
        this.worklist = worklist;
        this.actions = actions;
        this.stays = stays;
        this.banners = banners;
        this.directory = directory;
        this.workplace = workplace;
        this.acting = acting;
    }

    @GetMapping("/desk")
    String desk(@RequestParam(defaultValue = "new") String list, Model model) {
        List<DeskItem> items = worklist.of(workplace.current().facility());
        DeskList shown = DeskList.named(list);
        model.addAttribute("list", shown);
        model.addAttribute(
                "tiles",
                Arrays.stream(DeskList.values())
                        .map(each -> DeskList.Tile.of(each, items))
                        .toList());
        model.addAttribute("items", items.stream().filter(shown::holds).toList());
        model.addAttribute("hospital", directory.name(workplace.current().organization()));
        return "desk";
    }

    @GetMapping("/desk/referrals/{taskId}")
    String referral(@PathVariable String taskId, Model model) {
        DeskItem item = worklist.one(taskId);
        Set<String> open = actions.of(taskId);
        model.addAttribute("item", item);
        model.addAttribute("list", DeskList.of(item));
        model.addAttribute(
                "banner",
                item.person() == null ? null : banners.fetch(item.person().id()));
        model.addAttribute("actions", open);
        model.addAttribute("reasons", REASONS);
        model.addAttribute("others", elsewhere(item));
        model.addAttribute("stay", stays.ofReferral(item.referral().id()).orElse(null));
        return "desk-referral";
    }

    @PostMapping("/desk/referrals/{taskId}/{operation}")
    String act(
            @PathVariable String taskId,
            @PathVariable String operation,
            @RequestParam MultiValueMap<String, String> fields,
            RedirectAttributes next) {
        Entered entered = Entered.from(fields);
        String once = String.valueOf(fields.getFirst("once"));
        String back = "/desk/referrals/" + taskId;
        return acting.act(
                next,
                back,
                "receipt.desk." + operation,
                () -> operation.equals("admit")
                        ? stays.admit(taskId, entered, once)
                        : actions.perform(taskId, operation, entered, once));
    }

    /** The same specialty at the other hospitals, to which a referral can be passed on. */
    private List<Directory.Service> elsewhere(DeskItem item) {
        String own = workplace.current().organization();
        return directory.services().stream()
                .filter(service -> service.code().equals(item.referral().service()))
                .filter(service -> !service.facility().equals(own))
                .toList();
    }
}
