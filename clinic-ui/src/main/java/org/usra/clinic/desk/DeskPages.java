package org.usra.clinic.desk;

import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.usra.clinic.directory.Directory;
import org.usra.clinic.workplace.Workplace;

/** {@code /desk}: the tiles of a hospital and the list behind each. */
@Controller
class DeskPages {

    private final Worklist worklist;
    private final Directory directory;
    private final Workplace workplace;

    DeskPages(Worklist worklist, Directory directory, Workplace workplace) {
        this.worklist = worklist;
        this.directory = directory;
        this.workplace = workplace;
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
}
